-- One row a person and a number for them: exact distinct counts over text keys cost ten times as much.
-- A number that was given stays.
create table participant_keys as
with last_number as (
    select coalesce(max(participant_key), 0) as participant_key from known_participant_keys
),

numbered as (
    select
        participants.participant_id,
        known.participant_key,
        row_number() over (partition by known.participant_key is null order by participants.participant_id) as turn
    from (select distinct participant_id from enrolments) as participants
    left join known_participant_keys as known on participants.participant_id = known.participant_id
)

select
    numbered.participant_id,
    coalesce(numbered.participant_key, cast(last_number.participant_key + numbered.turn as integer)) as participant_key
from numbered
cross join last_number;
