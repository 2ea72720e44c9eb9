drop table voiceledger.calling_codes;
