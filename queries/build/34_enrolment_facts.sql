-- One row a seat, with everything a figure may filter on and whom its holder could meet.
--
-- `met_organisations` and `met_sectors` are the people of other organisations (sectors) in the same edition, missing
-- when the own one is unknown; kept on the row so that a filter on participants cannot cut a room in half.
create table enrolment_facts as
with rooms as (
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
    seats.edition_key,
    seats.participant_key,
    seats.organisation_key,
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
