drop table voiceledger_meta.expected;
