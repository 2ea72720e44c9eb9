drop table voiceledger.name_words;
drop table voiceledger.top_level_domains;
drop table voiceledger.stop_words;
drop table voiceledger.number_words;
