-- Question: Which editions were evaluated by more people than attended them?
-- Severity: warning
with attended as (
    select
        edition_id,
        count(case when enrolment_status in ('completed', 'partial') then 1 end) as people
    from enrolments
    group by edition_id
),

evaluated as (
    select
        edition_id,
        count(*) as people
    from responses
    group by edition_id
)

select
    responses.upload_id,
    responses.source_row,
    'edition_id' as column_name,
    responses.edition_id as found,
    cast(coalesce(attended.people, 0) as varchar) as expected
from responses
inner join editions on responses.edition_id = editions.edition_id
inner join evaluated on responses.edition_id = evaluated.edition_id
left join attended on responses.edition_id = attended.edition_id
where evaluated.people > coalesce(attended.people, 0)
order by responses.upload_id, responses.source_row;
