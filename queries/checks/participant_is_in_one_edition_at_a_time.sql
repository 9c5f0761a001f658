-- Question: Whose edition begins while another one in which they have a place is still going on?
-- Severity: warning
--
-- Who cancelled or never came was not there, and is in no two places.
with stays as (
    select
        enrolments.upload_id,
        enrolments.source_row,
        editions.starts_on,
        max(coalesce(editions.ends_on, editions.starts_on)) over (
            partition by enrolments.participant_id
            order by editions.starts_on, enrolments.edition_id
            rows between unbounded preceding and 1 preceding
        ) as busy_until
    from enrolments
    inner join editions on enrolments.edition_id = editions.edition_id
    where enrolments.enrolment_status in ('completed', 'partial', 'enrolled')
)

select
    upload_id,
    source_row,
    'starts_on' as column_name,
    cast(starts_on as varchar) as found,
    'one edition at a time' as expected
from stays
where busy_until >= starts_on
order by upload_id, source_row;
