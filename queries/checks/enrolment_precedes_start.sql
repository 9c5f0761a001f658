-- Question: Who enrolled after the edition had started?
-- Severity: warning
select
    enrolments.upload_id,
    enrolments.source_row,
    'enrolled_on' as column_name,
    cast(enrolments.enrolled_on as varchar) as found,
    cast(editions.starts_on as varchar) as expected
from enrolments
inner join editions on enrolments.edition_id = editions.edition_id
where enrolments.enrolled_on > editions.starts_on
order by enrolments.upload_id, enrolments.source_row;
