-- Question: Whose edition begins while another one in which they have a place is still going on?
-- Severity: warning
--
-- Who cancelled or never came was not there, and is in no two places.
with places as (
    select
        participant_id,
        edition_id,
        max(upload_id) as upload_id,
        max(source_row) as source_row
    from enrolments
    where enrolment_status in ('completed', 'partial', 'enrolled')
    group by participant_id, edition_id
),

stays as (
    select
        places.upload_id,
        places.source_row,
        editions.starts_on,
        max(coalesce(editions.ends_on, editions.starts_on)) over (
            partition by places.participant_id
            order by editions.starts_on, places.edition_id
            rows between unbounded preceding and 1 preceding
        ) as busy_until
    from places
    inner join editions on places.edition_id = editions.edition_id
    where coalesce(editions.edition_status, '') <> 'cancelled'
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
