-- One row an attended edition: who could meet whom, and how mixed it is by sector.
-- Pairs are counted among attendees whose organisation (sector) is known. Sums of fractions have an order: the last
-- digit may not depend on the road by which a room came into the database.
create table rooms as
with organisation_counts as (
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
        1 - cast(sum(sector_counts.people * sector_counts.people) as double)
        / (max(sector_totals.people) * max(sector_totals.people)) as gini_simpson,
        -sum(
            cast(sector_counts.people as double) / sector_totals.people
            * ln(cast(sector_counts.people as double) / sector_totals.people)
            order by sector_counts.people
        ) as entropy
    from sector_counts
    inner join sector_totals on sector_counts.edition_key = sector_totals.edition_key
    group by sector_counts.edition_key
),

attended as (
    select distinct edition_key from enrolment_facts
    where is_attended
)

select
    attended.edition_key,
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
from attended
left join organisation_rooms on attended.edition_key = organisation_rooms.edition_key
left join sector_rooms on attended.edition_key = sector_rooms.edition_key;
