-- Question: Which forms are about an edition that nothing describes?
-- Severity: error
select
    responses.upload_id,
    responses.source_row,
    'edition_id' as column_name,
    responses.edition_id as found,
    'an edition of this or an earlier file' as expected
from responses
left join editions on responses.edition_id = editions.edition_id
where editions.edition_id is null
order by responses.upload_id, responses.source_row;
