-- One row a person and a number for them: exact distinct counts over text keys cost ten times as much.
-- A number that was given stays.
create table participant_keys as
select
    participants.participant_id,
    coalesce(
        known.participant_key,
        cast(
            (select coalesce(max(participant_key), 0) from known_participant_keys)
            + row_number() over (partition by known.participant_key is null order by participants.participant_id)
            as integer
        )
    ) as participant_key
from (select distinct participant_id from enrolments) as participants
left join known_participant_keys as known on participants.participant_id = known.participant_id;
