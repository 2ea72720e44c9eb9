drop table pgcalls.phone_regions;
