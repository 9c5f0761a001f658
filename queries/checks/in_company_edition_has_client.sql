-- Question: Which in-company editions have no client, and none that follows from who enrolled?
-- Severity: warning
with rooms as (
    select
        edition_id,
        count(distinct organisation_id) as organisations
    from enrolments
    where enrolment_status not in ('waitlisted', 'substituted', 'edition_cancelled')
    group by edition_id
)

select
    editions.upload_id,
    editions.source_row,
    'client_organisation_id' as column_name,
    editions.edition_id as found,
    'the organisation that ordered the edition' as expected
from editions
left join rooms on editions.edition_id = rooms.edition_id
where
    editions.training_format = 'in_company'
    and editions.client_organisation_id is null
    and coalesce(rooms.organisations, 0) <> 1
order by editions.upload_id, editions.source_row;
