-- One row a version of a question: for each column the latest value that any upload gave.
create table questions as
select
    question_id,
    arg_max(text_nl, upload_id) as text_nl,
    arg_max(text_en, upload_id) as text_en,
    arg_max(construct, upload_id) as construct,
    arg_max(scale_min, upload_id) as scale_min,
    arg_max(scale_max, upload_id) as scale_max,
    arg_max(higher_is_better, upload_id) as higher_is_better,
    arg_max(kirkpatrick_level, upload_id) as kirkpatrick_level,
    max(upload_id) as upload_id,
    arg_max(source_row, upload_id) as source_row
from uploaded_questions
group by question_id
order by question_id;
