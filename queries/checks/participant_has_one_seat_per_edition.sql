-- Question: Which people hold two seats in one edition?
-- Severity: error
--
-- Who cancelled gave the seat up, and may come back.
with seats as (
    select
        upload_id,
        source_row,
        edition_id,
        count(*) over (partition by edition_id, participant_id) as seats
    from enrolments
    where enrolment_status not in ('waitlisted', 'substituted', 'edition_cancelled', 'cancelled')
)

select
    upload_id,
    source_row,
    'participant' as column_name,
    edition_id as found,
    'one seat' as expected
from seats
where seats > 1
order by upload_id, source_row;
