-- One row a question of a form; a form that was loaded again brings its answers along, and only those.
create table answers as
select
    uploaded.response_id,
    uploaded.question_id,
    uploaded.score,
    uploaded.upload_id,
    uploaded.source_row
from uploaded_answers as uploaded
inner join responses
    on uploaded.response_id = responses.response_id and uploaded.upload_id = responses.upload_id;
