-- One row a submitted form: the latest upload that holds it speaks for the whole form.
create table responses as
with latest as (
    select
        response_id,
        max(upload_id) as upload_id
    from uploaded_responses
    group by response_id
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
inner join latest
    on uploaded.response_id = latest.response_id and uploaded.upload_id = latest.upload_id;
