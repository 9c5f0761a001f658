-- One row an in-company or open edition: what it is, who its client is, how full it was and who could meet whom.
--
-- Capacity is missing for a cancelled edition: it offered no seats. The client of an in-company edition is the one
-- loaded, else the one organisation its seats share; an open edition has the value `several` for sector, size and
-- province of its client. The band of contact hours is half-open: an edition of 8 hours is in `8_to_24`.
create table edition_facts as
with seat_counts as (
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
    edition_keys.edition_key,
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
    case
        when editions.contact_hours < 4 then 'under_4'
        when editions.contact_hours < 8 then '4_to_8'
        when editions.contact_hours < 24 then '8_to_24'
        when editions.contact_hours >= 24 then '24_and_more'
    end as hours_band,
    case when coalesce(editions.edition_status, '') <> 'cancelled' then editions.capacity end as capacity,
    coalesce(seat_counts.is_held, false) as is_held,
    coalesce(seat_counts.seats, 0) as seats,
    coalesce(seat_counts.cancelled, 0) as cancelled,
    coalesce(seat_counts.attended, 0) as attended,
    coalesce(rooms.known_organisation, 0) as known_organisation,
    rooms.pairs,
    rooms.cross_organisation_pairs,
    coalesce(rooms.known_sector, 0) as known_sector,
    rooms.sector_pairs,
    rooms.cross_sector_pairs,
    rooms.gini_simpson,
    rooms.entropy
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
left join rooms on edition_keys.edition_key = rooms.edition_key
where editions.training_format in ('in_company', 'open')
order by editions.starts_on, edition_keys.edition_key;
