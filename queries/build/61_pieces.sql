-- One row a piece: editions of one training, format and mode that are published together, or too few for that.
--
-- `piece_members` (edition and unit to piece) comes from `tweeluik/store/grouping.py`. A piece that is whole has enough
-- people and is a group of its own; the others are joined in wider and wider circles, or left out.
create table pieces as
with bounds as (
    select
        piece_members.piece_key,
        piece_members.question_id,
        sum(piece_members.people) as people,
        arg_min(piece_members.edition_key, places.turn) as first_edition_key,
        arg_max(piece_members.edition_key, places.turn) as last_edition_key
    from piece_members
    inner join places on piece_members.edition_key = places.edition_key
    group by piece_members.piece_key, piece_members.question_id
)

select
    bounds.piece_key,
    bounds.question_id,
    edition_facts.training_format,
    edition_facts.institution,
    edition_facts.theme,
    bounds.first_edition_key,
    bounds.last_edition_key,
    cast(bounds.people as bigint) as people,
    bounds.people >= store_version.threshold as is_whole
from bounds
cross join store_version
inner join edition_facts on bounds.first_edition_key = edition_facts.edition_key;
