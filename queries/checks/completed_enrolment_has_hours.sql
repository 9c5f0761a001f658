-- Question: Who completed an edition in no time at all?
-- Severity: warning
select
    upload_id,
    source_row,
    'attended_hours' as column_name,
    '0' as found,
    '1' as expected
from enrolments
where enrolment_status = 'completed' and attended_hours = 0
order by upload_id, source_row;
