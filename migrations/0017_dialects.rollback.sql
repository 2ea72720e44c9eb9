revoke usage on schema pgcalls from anon;
drop schema callcenter;
drop schema livekit;
