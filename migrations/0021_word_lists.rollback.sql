drop table voiceledger.common_words;
drop table voiceledger.last_names;
drop table voiceledger.first_names;
drop table voiceledger.top_level_domains;
drop table voiceledger.stop_words;
drop table voiceledger.number_words;
