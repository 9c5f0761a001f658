-- Question: Which editions lack a format or a start, in all that is known of them?
-- Severity: error
select
    upload_id,
    source_row,
    case when training_format is null then 'training_format' else 'starts_on' end as column_name,
    edition_id as found,
    'a format and a date of start' as expected
from editions
where training_format is null or starts_on is null
order by upload_id, source_row;
