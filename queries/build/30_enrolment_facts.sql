-- One row a seat in an in-company or open edition, with everything a figure may filter on: the joins live here, once.
--
-- Seats are all enrolments except waitlisted, substituted and edition_cancelled. Keys are integers because exact
-- distinct counts over text keys cost ten times as much. `met_organisations` and `met_sectors` are the people of other
-- organisations (sectors) in the same edition whom this attendee could meet, missing when the own one is unknown;
-- kept on the row so that a filter on participants cannot cut a room in half.
create table enrolment_facts as
with edition_keys as (
    select
        edition_id,
        row_number() over (order by starts_on, edition_id) as edition_key
    from editions
),

participant_keys as (
    select
        participant_id,
        row_number() over (order by participant_id) as participant_key
    from (select distinct participant_id from enrolments) as participants
),

organisation_keys as (
    select
        organisation_id,
        row_number() over (order by organisation_id) as organisation_key
    from (
        select organisation_id from organisations
        union
        select organisation_id from enrolments
        where organisation_id is not null
    ) as every_organisation
),

seats as (
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
        and enrolments.enrolment_status not in ('waitlisted', 'substituted', 'edition_cancelled')
),

rooms as (
    select
        edition_key,
        count(organisation_key) as known_organisation,
        count(sector) as known_sector
    from seats
    where is_attended
    group by edition_key
),

colleagues as (
    select
        edition_key,
        organisation_key,
        count(*) as people
    from seats
    where is_attended and organisation_key is not null
    group by edition_key, organisation_key
),

sector_peers as (
    select
        edition_key,
        sector,
        count(*) as people
    from seats
    where is_attended and sector is not null
    group by edition_key, sector
),

-- An edition without a status counts as held once somebody attended it.
held as (
    select
        edition_key,
        bool_or(edition_status = 'held' or (coalesce(edition_status, '') <> 'cancelled' and is_attended)) as is_held
    from seats
    group by edition_key
)

select
    cast(seats.edition_key as integer) as edition_key,
    cast(seats.participant_key as integer) as participant_key,
    cast(seats.organisation_key as integer) as organisation_key,
    seats.training_format,
    seats.starts_on,
    seats.academic_year,
    seats.theme,
    seats.institution,
    seats.delivery_mode,
    seats.training_id,
    seats.sector,
    seats.size_class,
    seats.province,
    seats.is_cancelled,
    seats.is_no_show,
    seats.is_completed,
    seats.is_attended,
    coalesce(held.is_held, false) as is_held,
    cast(seats.hours as double) as hours,
    cast(rooms.known_organisation - colleagues.people as integer) as met_organisations,
    cast(rooms.known_sector - sector_peers.people as integer) as met_sectors,
    case when seats.is_attended and seats.organisation_key is not null then colleagues.people = 1 end as is_solo,
    seats.upload_id
from seats
inner join held on seats.edition_key = held.edition_key
left join rooms on seats.edition_key = rooms.edition_key and seats.is_attended
left join colleagues
    on
        seats.edition_key = colleagues.edition_key
        and seats.organisation_key = colleagues.organisation_key
        and seats.is_attended
left join sector_peers
    on seats.edition_key = sector_peers.edition_key and seats.sector = sector_peers.sector and seats.is_attended
order by seats.starts_on, seats.edition_key, seats.participant_key;
