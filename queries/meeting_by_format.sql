-- Question: How many pairs of people of different organisations, or sectors, sat in one edition?
-- Grain: one row a training format; always two rows. Whole editions: filters on who takes part do not apply.
-- Columns:
--   training_format            in_company, open
--   editions                   editions with an attendee of a known organisation
--   participants               attendees of a known organisation [attendances]
--   pairs                      pairs of these
--   cross_organisation_pairs   pairs of two organisations
--   sector_pairs               pairs of attendees of a known sector
--   cross_sector_pairs         pairs of two sectors
-- Filters: starts_from, starts_before, all_themes, themes, all_institutions, institutions, all_modes, delivery_modes,
--   all_trainings, trainings
with selected as (
    select
        training_format,
        known_organisation,
        pairs,
        cross_organisation_pairs,
        sector_pairs,
        cross_sector_pairs
    from edition_facts
    where
        known_organisation > 0
        and starts_on >= cast($starts_from as date)
        and starts_on < cast($starts_before as date)
        and ($all_themes or list_contains($themes, theme))
        and ($all_institutions or list_contains($institutions, institution))
        and ($all_modes or list_contains($delivery_modes, delivery_mode))
        and ($all_trainings or list_contains($trainings, training_id))
),

formats as (
    select cast('in_company' as varchar) as training_format
    union all
    select 'open' as training_format
),

counted as (
    select
        training_format,
        count(*) as editions,
        sum(known_organisation) as participants,
        sum(pairs) as pairs,
        sum(cross_organisation_pairs) as cross_organisation_pairs,
        sum(sector_pairs) as sector_pairs,
        sum(cross_sector_pairs) as cross_sector_pairs
    from selected
    group by training_format
)

select
    formats.training_format,
    coalesce(counted.editions, 0) as editions,
    coalesce(counted.participants, 0) as participants,
    coalesce(counted.pairs, 0) as pairs,
    coalesce(counted.cross_organisation_pairs, 0) as cross_organisation_pairs,
    coalesce(counted.sector_pairs, 0) as sector_pairs,
    coalesce(counted.cross_sector_pairs, 0) as cross_sector_pairs
from formats
left join counted on formats.training_format = counted.training_format
order by formats.training_format;
