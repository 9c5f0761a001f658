-- One row a person and a number for them: exact distinct counts over text keys cost ten times as much.
create temp table participant_keys as
select
    participant_id,
    cast(row_number() over (order by participant_id) as integer) as participant_key
from (select distinct participant_id from enrolments) as participants;
