-- One row a seat in an in-company or open edition, with what its edition, training and organisation say: the joins of
-- enrolments live here, once. Seats are all enrolments except waitlisted, substituted and edition_cancelled.
create table seats as
select
    edition_keys.edition_key,
    participant_keys.participant_key,
    organisation_keys.organisation_key,
    editions.training_format,
    editions.starts_on,
    cast(year(editions.starts_on) - case when month(editions.starts_on) < 9 then 1 else 0 end as integer)
        as academic_year,
    trainings.theme,
    trainings.institution,
    editions.delivery_mode,
    editions.training_id,
    organisations.sector,
    organisations.size_class,
    organisations.province,
    enrolments.enrolment_status = 'cancelled' as is_cancelled,
    enrolments.enrolment_status = 'no_show' as is_no_show,
    enrolments.enrolment_status = 'completed' as is_completed,
    enrolments.enrolment_status in ('completed', 'partial') as is_attended,
    case
        when enrolments.enrolment_status in ('completed', 'partial')
            then
                coalesce(
                    enrolments.attended_hours,
                    case when enrolments.enrolment_status = 'completed' then editions.contact_hours end
                )
    end as hours,
    editions.edition_status,
    enrolments.upload_id
from enrolments
inner join editions on enrolments.edition_id = editions.edition_id
inner join edition_keys on enrolments.edition_id = edition_keys.edition_id
inner join participant_keys on enrolments.participant_id = participant_keys.participant_id
left join trainings on editions.training_id = trainings.training_id
left join organisations on enrolments.organisation_id = organisations.organisation_id
left join organisation_keys on enrolments.organisation_id = organisation_keys.organisation_id
where
    editions.training_format in ('in_company', 'open')
    and enrolments.enrolment_status not in ('waitlisted', 'substituted', 'edition_cancelled');
