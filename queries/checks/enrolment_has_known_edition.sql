-- Question: Which enrolments are in an edition that nothing describes?
-- Severity: error
select
    enrolments.upload_id,
    enrolments.source_row,
    'edition_id' as column_name,
    enrolments.edition_id as found,
    'an edition of this or an earlier file' as expected
from enrolments
left join editions on enrolments.edition_id = editions.edition_id
where editions.edition_id is null
order by enrolments.upload_id, enrolments.source_row;
