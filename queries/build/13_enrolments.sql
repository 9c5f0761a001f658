-- One row an enrolment: the latest upload that holds it speaks for the whole row.
-- Few are in more than one: only these are compared.
create table enrolments as
with repeated as (
    select
        enrolment_id,
        max(upload_id) as upload_id
    from uploaded_enrolments
    group by enrolment_id
    having count(*) > 1
)

select
    uploaded.enrolment_id,
    uploaded.edition_id,
    uploaded.participant_id,
    uploaded.organisation_id,
    uploaded.job_family,
    uploaded.enrolled_on,
    uploaded.enrolment_status,
    uploaded.cancelled_on,
    uploaded.attended_hours,
    uploaded.result,
    uploaded.price_paid,
    uploaded.payer,
    uploaded.referred_by,
    uploaded.upload_id,
    uploaded.source_row
from uploaded_enrolments as uploaded
left join repeated on uploaded.enrolment_id = repeated.enrolment_id
where repeated.enrolment_id is null or uploaded.upload_id = repeated.upload_id;
