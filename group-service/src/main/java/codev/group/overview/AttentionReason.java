package codev.group.overview;

/** Why a group needs attention, the most urgent reason first. */
public enum AttentionReason {
  /** The facilitator is no longer part of the organisation. */
  FACILITATOR_LEFT,
  /** A session was put off and has no new date. */
  NEW_DATE,
  /** Nothing is planned. */
  NO_SESSION,
  /** A session was to be held and has not been. */
  OVERDUE,
  /** The facilitator, or a member, is expected in two places. */
  CLASH,
  /** The next session is near, and has neither a place nor a video link. */
  PLACE,
  /** Not qualified, or with too many groups. */
  FACILITATOR,
  /** Too few members can come to the next session. */
  QUORUM,
  /** A session was opened and has not been closed. */
  NOT_CLOSED,
  /** A member has no session in which to be client, or others were client twice before. */
  ROTATION,
  /** Fewer than three members. */
  SIZE,
  /** A member is in a group with their manager. */
  MANAGERS,
  CHARTER,
  /** Sessions too near, too far apart, on a holiday or outside the programme. */
  RHYTHM
}
