-- Question: Which forms were filled in before the edition started?
-- Severity: warning
select
    responses.upload_id,
    responses.source_row,
    'submitted_on' as column_name,
    cast(responses.submitted_on as varchar) as found,
    cast(editions.starts_on as varchar) as expected
from responses
inner join editions on responses.edition_id = editions.edition_id
where responses.submitted_on < editions.starts_on
order by responses.upload_id, responses.source_row;
