-- One row a training: for each column the latest value that any upload gave.
create table trainings as
select
    training_id,
    arg_max(training_title, upload_id) as training_title,
    arg_max(theme, upload_id) as theme,
    arg_max(institution, upload_id) as institution,
    arg_max(certificate, upload_id) as certificate,
    arg_max(ects, upload_id) as ects,
    arg_max(language, upload_id) as language,
    max(upload_id) as upload_id,
    arg_max(source_row, upload_id) as source_row
from uploaded_trainings
group by training_id
order by training_id;
