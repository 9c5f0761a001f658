-- Question: Which editions have more seats taken than they offer?
-- Severity: warning
with seats as (
    select
        edition_id,
        count(*) as seats
    from enrolments
    where enrolment_status not in ('waitlisted', 'substituted', 'edition_cancelled', 'cancelled')
    group by edition_id
)

select
    editions.upload_id,
    editions.source_row,
    'capacity' as column_name,
    cast(seats.seats as varchar) as found,
    cast(editions.capacity as varchar) as expected
from editions
inner join seats on editions.edition_id = seats.edition_id
where seats.seats > editions.capacity
order by editions.upload_id, editions.source_row;
