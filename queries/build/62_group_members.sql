-- One row an edition and a unit of it that found a group.
--
-- `joined_pieces` (a piece that is not whole to the group that took it) comes from `tweeluik/store/grouping.py`. A
-- group has the number of the whole piece in it, else of its first piece.
create table group_members as
select
    case when pieces.is_whole then pieces.piece_key else joined_pieces.group_key end as group_key,
    piece_members.question_id,
    piece_members.edition_key,
    piece_members.people,
    piece_members.people < store_version.threshold as is_small
from piece_members
cross join store_version
inner join pieces on piece_members.piece_key = pieces.piece_key
left join joined_pieces on pieces.piece_key = joined_pieces.piece_key
where pieces.is_whole or joined_pieces.group_key is not null;
