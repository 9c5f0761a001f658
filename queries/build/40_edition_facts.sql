-- One row an in-company or open edition: what it is, who its client is, how full it was and who could meet whom.
--
-- Pairs are counted among attendees whose organisation (sector) is known. Capacity is missing for a cancelled edition:
-- it offered no seats. The client of an in-company edition is the one loaded, else the one organisation its seats
-- share; an open edition has the value `several` for sector, size and province of its client.
create table edition_facts as
with edition_keys as (
    select
        edition_id,
        row_number() over (order by starts_on, edition_id) as edition_key
    from editions
),

organisation_counts as (
    select
        edition_key,
        organisation_key,
        count(*) as people
    from enrolment_facts
    where is_attended and organisation_key is not null
    group by edition_key, organisation_key
),

sector_counts as (
    select
        edition_key,
        sector,
        count(*) as people
    from enrolment_facts
    where is_attended and sector is not null
    group by edition_key, sector
),

organisation_rooms as (
    select
        edition_key,
        sum(people) as people,
        sum(people * (people - 1) / 2) as pairs_within
    from organisation_counts
    group by edition_key
),

sector_totals as (
    select
        edition_key,
        sum(people) as people
    from sector_counts
    group by edition_key
),

sector_rooms as (
    select
        sector_counts.edition_key,
        max(sector_totals.people) as people,
        sum(sector_counts.people * (sector_counts.people - 1) / 2) as pairs_within,
        1 - sum(power(cast(sector_counts.people as double) / sector_totals.people, 2)) as gini_simpson,
        -sum(
            cast(sector_counts.people as double) / sector_totals.people
            * ln(cast(sector_counts.people as double) / sector_totals.people)
        ) as entropy
    from sector_counts
    inner join sector_totals on sector_counts.edition_key = sector_totals.edition_key
    group by sector_counts.edition_key
),

seat_counts as (
    select
        edition_key,
        count(*) as seats,
        count(*) filter (where is_cancelled) as cancelled,
        count(*) filter (where is_attended) as attended,
        bool_or(is_held) as is_held
    from enrolment_facts
    group by edition_key
),

only_organisations as (
    select
        edition_id,
        case when count(distinct organisation_id) = 1 then max(organisation_id) end as organisation_id
    from enrolments
    where enrolment_status not in ('waitlisted', 'substituted', 'edition_cancelled')
    group by edition_id
)

select
    cast(edition_keys.edition_key as integer) as edition_key,
    editions.edition_id,
    editions.training_id,
    trainings.training_title,
    trainings.theme,
    trainings.institution,
    editions.delivery_mode,
    editions.training_format,
    editions.starts_on,
    cast(year(editions.starts_on) - case when month(editions.starts_on) < 9 then 1 else 0 end as integer)
        as academic_year,
    clients.organisation_id as client_organisation_id,
    case when editions.training_format = 'open' then 'several' else clients.sector end as sector,
    case when editions.training_format = 'open' then 'several' else clients.size_class end as size_class,
    case when editions.training_format = 'open' then 'several' else clients.province end as province,
    editions.contact_hours,
    case when coalesce(editions.edition_status, '') <> 'cancelled' then editions.capacity end as capacity,
    coalesce(seat_counts.is_held, false) as is_held,
    coalesce(seat_counts.seats, 0) as seats,
    coalesce(seat_counts.cancelled, 0) as cancelled,
    coalesce(seat_counts.attended, 0) as attended,
    coalesce(organisation_rooms.people, 0) as known_organisation,
    cast(organisation_rooms.people * (organisation_rooms.people - 1) / 2 as double) as pairs,
    cast(organisation_rooms.people * (organisation_rooms.people - 1) / 2 - organisation_rooms.pairs_within as double)
        as cross_organisation_pairs,
    coalesce(sector_rooms.people, 0) as known_sector,
    cast(sector_rooms.people * (sector_rooms.people - 1) / 2 as double) as sector_pairs,
    cast(sector_rooms.people * (sector_rooms.people - 1) / 2 - sector_rooms.pairs_within as double)
        as cross_sector_pairs,
    sector_rooms.gini_simpson,
    sector_rooms.entropy
from editions
inner join edition_keys on editions.edition_id = edition_keys.edition_id
left join trainings on editions.training_id = trainings.training_id
left join only_organisations on editions.edition_id = only_organisations.edition_id
left join organisations as clients
    on
        clients.organisation_id
        = coalesce(editions.client_organisation_id, only_organisations.organisation_id)
        and editions.training_format = 'in_company'
left join seat_counts on edition_keys.edition_key = seat_counts.edition_key
left join organisation_rooms on edition_keys.edition_key = organisation_rooms.edition_key
left join sector_rooms on edition_keys.edition_key = sector_rooms.edition_key
where editions.training_format in ('in_company', 'open')
order by editions.starts_on, edition_keys.edition_key;
