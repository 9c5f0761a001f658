-- Question: Who attended two editions of one day on the same day?
-- Severity: warning
--
-- Editions of several days are left aside: five evenings of one course and five of another rarely meet.
with days as (
    select
        enrolments.upload_id,
        enrolments.source_row,
        enrolments.edition_id,
        editions.starts_on,
        count(*) over (partition by enrolments.participant_id, editions.starts_on) as editions
    from enrolments
    inner join editions on enrolments.edition_id = editions.edition_id
    where
        enrolments.enrolment_status in ('completed', 'partial')
        and coalesce(editions.ends_on, editions.starts_on) = editions.starts_on
)

select
    upload_id,
    source_row,
    'starts_on' as column_name,
    cast(starts_on as varchar) as found,
    'one edition a day' as expected
from days
where editions > 1
order by upload_id, source_row;
