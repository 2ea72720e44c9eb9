drop table voiceledger.emoji;
drop table voiceledger.sentiment_words;
