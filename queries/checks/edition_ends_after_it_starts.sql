-- Question: Which editions end before they start?
-- Severity: error
select
    upload_id,
    source_row,
    'ends_on' as column_name,
    cast(ends_on as varchar) as found,
    cast(starts_on as varchar) as expected
from editions
where ends_on < starts_on
order by upload_id, source_row;
