-- One row an enrolment: the latest upload that holds it speaks for the whole row.
create table enrolments as
with latest as (
    select
        enrolment_id,
        max(upload_id) as upload_id
    from uploaded_enrolments
    group by enrolment_id
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
inner join latest
    on uploaded.enrolment_id = latest.enrolment_id and uploaded.upload_id = latest.upload_id;
