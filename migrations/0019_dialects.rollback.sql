revoke usage on schema voiceledger from anon;
drop schema callcenter;
drop schema livekit;
