-- One row a submitted form: the latest upload that holds it speaks for the whole form.
-- Few are in more than one: only these are compared.
create table responses as
with repeated as (
    select
        response_id,
        max(upload_id) as upload_id
    from uploaded_responses
    group by response_id
    having count(*) > 1
)

select
    uploaded.response_id,
    uploaded.edition_id,
    uploaded.participant_id,
    uploaded.submitted_on,
    uploaded.language,
    uploaded.comment,
    uploaded.upload_id,
    uploaded.source_row
from uploaded_responses as uploaded
left join repeated on uploaded.response_id = repeated.response_id
where repeated.response_id is null or uploaded.upload_id = repeated.upload_id;
