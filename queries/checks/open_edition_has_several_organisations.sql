-- Question: Which open editions drew three or more people, all of one organisation?
-- Severity: warning
with rooms as (
    select
        edition_id,
        count(*) as people,
        count(organisation_id) as known,
        count(distinct organisation_id) as organisations
    from enrolments
    where enrolment_status not in ('waitlisted', 'substituted', 'edition_cancelled', 'cancelled')
    group by edition_id
)

select
    editions.upload_id,
    editions.source_row,
    'training_format' as column_name,
    editions.edition_id as found,
    'people of several organisations' as expected
from editions
inner join rooms on editions.edition_id = rooms.edition_id
where
    editions.training_format = 'open'
    and rooms.people >= 3
    and rooms.known = rooms.people
    and rooms.organisations = 1
order by editions.upload_id, editions.source_row;
