package codev.group.domain;

/**
 * All refusals of this service. The constant states the rule; the key names it for ever, to clients
 * and in the message files.
 */
public enum RuleViolation {
  SAME_ID_OTHER_CONTENT(Kind.MOVED_ON, "group.same-id-other-content"),

  OUT_OF_TIME(Kind.METHOD, "group.out-of-time"),
  PROGRAMME_ENDS_BEFORE_IT_STARTS(Kind.METHOD, "group.programme.ends-before-it-starts"),
  AUDITOR_DECLARES(Kind.METHOD, "group.programme.declared-by-its-auditor"),
  PRIVACY_THRESHOLD_UNDER_THREE(Kind.METHOD, "group.programme.privacy-threshold-under-three"),

  GRANT_ENDS_BEFORE_IT_STARTS(Kind.METHOD, "group.grant.ends-before-it-starts"),
  GRANT_NEEDS_THE_ORGANISATION(Kind.NOT_YOURS, "group.grant.needs-the-organisation"),
  GRANT_TO_ONESELF(Kind.NOT_YOURS, "group.grant.to-oneself"),
  GRANT_EXCEEDS_ONES_OWN(Kind.NOT_YOURS, "group.grant.exceeds-ones-own"),
  FACILITATOR_REVIEWS_THE_PROGRAMME(Kind.METHOD, "group.facilitator-reviews-the-programme"),
  GRANT_AUDITS_ONES_OWN(Kind.METHOD, "group.grant.audits-ones-own"),
  GRANT_REVIEWS_ONES_OWN_GROUP(Kind.METHOD, "group.grant.reviews-ones-own-group"),
  GRANT_REVOKED_ALREADY(Kind.MOVED_ON, "group.grant.revoked-already"),
  LAST_MANAGER(Kind.METHOD, "group.grant.last-manager"),

  APPROVAL_NEEDED(Kind.METHOD, "group.approval.needed"),
  APPROVAL_OF_ONES_OWN(Kind.NOT_YOURS, "group.approval.of-ones-own"),
  APPROVAL_BY_ONES_GRANTEE(Kind.NOT_YOURS, "group.approval.by-ones-grantee"),
  NAMED_BY_ONES_GRANTEE(Kind.NOT_YOURS, "group.named-by-ones-grantee"),
  APPROVAL_DECIDED_ALREADY(Kind.MOVED_ON, "group.approval.decided-already"),
  APPROVAL_EXPIRED(Kind.MOVED_ON, "group.approval.expired"),
  APPROVAL_ASKER_LOST_THE_RIGHT(Kind.METHOD, "group.approval.asker-lost-the-right"),
  ERASURE_OF_A_FACILITATOR(Kind.METHOD, "group.approval.erasure-of-a-facilitator"),

  RETENTION_OUT_OF_BOUNDS(Kind.METHOD, "group.retention.out-of-bounds"),
  RETENTION_IS_OVER(Kind.MOVED_ON, "group.retention.is-over"),
  RETENTION_NOT_ANNOUNCED(Kind.METHOD, "group.retention.not-announced"),

  UNKNOWN_TEMPLATE(Kind.METHOD, "group.template.unknown"),
  TEMPLATE_KEY_IS_BUILT_IN(Kind.METHOD, "group.template.key-is-built-in"),
  TEMPLATE_HAS_ANOTHER_VERSION(Kind.MOVED_ON, "group.template.another-version"),
  TEMPLATE_LEAVES_THE_METHOD(Kind.METHOD, "group.template.leaves-the-method"),
  STEP_WITHOUT_A_MINUTE(Kind.METHOD, "group.template.step-without-a-minute"),
  KIND_BELONGS_TO_ANOTHER_STEP(Kind.METHOD, "group.template.kind-of-another-step"),
  NOTHING_LEFT_TO_SAY(Kind.METHOD, "group.template.nothing-left-to-say"),
  ITEM_IS_TAKEN(Kind.METHOD, "group.template.item-is-taken"),
  ITEM_NAMED_TWICE(Kind.METHOD, "group.template.item-named-twice"),
  ITEM_WITHOUT_A_SCALE(Kind.METHOD, "group.template.item-without-a-scale"),

  ABSENCE_ENDS_BEFORE_IT_STARTS(Kind.METHOD, "group.person.absence-ends-before-it-starts"),
  OWN_MANAGER(Kind.METHOD, "group.person.own-manager"),
  USERNAME_HAS_ANOTHER_ID(Kind.MOVED_ON, "group.person.username-has-another-id"),

  PERSON_OUT_OF_SCOPE(Kind.NOT_YOURS, "group.person.out-of-scope"),
  PERSON_KNOWN_ELSEWHERE(Kind.NOT_YOURS, "group.person.known-elsewhere"),
  PERSON_HAS_LEFT(Kind.MOVED_ON, "group.person.has-left"),
  STILL_IN_A_GROUP(Kind.METHOD, "group.person.still-in-a-group"),
  STILL_IN_A_GROUP_ELSEWHERE(Kind.METHOD, "group.person.still-in-a-group-elsewhere"),
  SUBJECT_NOT_BOUND(Kind.MOVED_ON, "group.identity.not-bound"),
  ADDRESS_CHANGED_BY_ITS_RELEASER(Kind.NOT_YOURS, "group.identity.address-changed-by-its-releaser"),
  SUBJECT_BOUND_ALREADY(Kind.MOVED_ON, "group.identity.bound-already"),
  TOO_MANY_SESSION_ENDS(Kind.MOVED_ON, "group.session-end.too-many"),

  PERSON_IS_ERASED(Kind.MOVED_ON, "group.person.erased"),
  NOT_IN_THE_DIRECTORY(Kind.METHOD, "group.person.not-in-the-directory"),

  TOO_MANY_IMPORTS(Kind.MOVED_ON, "group.import.too-many-running"),

  FEWER_THAN_THREE_MEMBERS(Kind.METHOD, "group.members.fewer-than-three"),
  MORE_THAN_EIGHT_MEMBERS(Kind.METHOD, "group.members.more-than-eight"),
  MEMBER_NAMED_TWICE(Kind.METHOD, "group.members.named-twice"),
  FACILITATOR_ROLE_MISSING(Kind.NOT_YOURS, "group.facilitator-role-missing"),
  FACILITATOR_IS_A_MEMBER(Kind.METHOD, "group.members.facilitator-is-a-member"),
  UNKNOWN_PEOPLE(Kind.METHOD, "group.members.unknown-people"),
  ALREADY_A_MEMBER(Kind.MOVED_ON, "group.members.already-a-member"),
  FACILITATOR_NOT_IN_THE_POOL(Kind.METHOD, "group.facilitator.not-in-the-pool"),
  FACILITATOR_IS_TO_BE_ERASED(Kind.METHOD, "group.facilitator.to-be-erased"),
  ALREADY_FACILITATES(Kind.MOVED_ON, "group.facilitator.already"),
  NOT_A_MEMBER(Kind.MOVED_ON, "group.members.not-a-member"),
  MEMBER_WITH_THEIR_MANAGER(Kind.METHOD, "group.members.with-their-manager"),
  MEMBERS_OUT_OF_SCOPE(Kind.METHOD, "group.members.out-of-scope"),

  CHAIN_LONGER_THAN_GROUPS(Kind.METHOD, "group.proposal.chain-longer-than-groups"),
  TOO_FEW_TO_SIT_WITH(Kind.METHOD, "group.proposal.too-few-to-sit-with"),
  FACILITATORS_CANNOT_TAKE_ALL(Kind.METHOD, "group.proposal.facilitators-cannot-take-all"),
  CANNOT_BE_COMPOSED(Kind.METHOD, "group.proposal.cannot-be-composed"),

  NOT_YOUR_GROUP(Kind.NOT_VISIBLE, "group.unknown"),
  ONLY_MEMBERS_ANSWER(Kind.NOT_YOURS, "group.answer.only-members"),
  ANSWER_TO_ANOTHER_DATE(Kind.MOVED_ON, "group.answer.another-date"),
  ONLY_MEMBERS_ACCEPT_THE_CHARTER(Kind.NOT_YOURS, "group.charter.only-members"),
  ONLY_THE_FACILITATOR_RECORDS_THE_CHARTER(
      Kind.NOT_YOURS, "group.charter.only-facilitator-records"),
  ONLY_THE_FACILITATOR_WORDS_THE_CHARTER(Kind.NOT_YOURS, "group.charter.only-facilitator-words"),
  CHARTER_HAS_ANOTHER_VERSION(Kind.MOVED_ON, "group.charter.another-version"),
  ONLY_MANAGER_OR_FACILITATOR_PLANS(Kind.NOT_YOURS, "group.session.only-manager-or-facilitator"),
  ONLY_MANAGER_OR_FACILITATOR_ARRANGES(
      Kind.NOT_YOURS, "group.rotation.only-manager-or-facilitator"),
  SWAP_WITH_ONESELF(Kind.METHOD, "group.rotation.swap-with-oneself"),
  TURN_IS_TAKEN(Kind.METHOD, "group.rotation.turn-is-taken"),
  TURN_IS_SKIPPED_ALREADY(Kind.MOVED_ON, "group.rotation.skipped-already"),
  TURN_COUNTS_ALREADY(Kind.MOVED_ON, "group.rotation.counts-already"),
  NOT_CLIENT_OF_THE_SESSION(Kind.METHOD, "group.rotation.not-client-of-the-session"),
  SESSION_IS_NOT_OVER(Kind.METHOD, "group.rotation.session-not-over"),
  UNKNOWN_SESSION(Kind.NOT_VISIBLE, "group.session.unknown"),
  CYCLE_NEEDS_AN_ID_FOR_EACH_SESSION(Kind.METHOD, "group.session.cycle-needs-ids"),
  PLACE_IS_TAKEN(Kind.METHOD, "group.session.place-is-taken"),
  PLACE_IS_TAKEN_BY_A_GROUP(Kind.METHOD, "group.session.place-is-taken-by-a-group"),
  SESSION_HAS_BEGUN(Kind.MOVED_ON, "group.session.has-begun"),
  SESSION_IS_CANCELLED(Kind.MOVED_ON, "group.session.is-cancelled"),

  NOTHING_ATTENDED_YET(Kind.METHOD, "group.evidence.nothing-attended"),
  ARCHIVE_UNDER_WAY(Kind.MOVED_ON, "group.evidence.archive-under-way"),
  ARCHIVE_NOT_READY(Kind.MOVED_ON, "group.evidence.archive-not-ready"),

  WEBHOOK_ADDRESS_NOT_ALLOWED(Kind.METHOD, "group.webhook.address-not-allowed"),
  WEBHOOK_POSITION_AHEAD(Kind.METHOD, "group.webhook.position-ahead"),

  SERVICE_TOKEN_NAME_IS_TAKEN(Kind.MOVED_ON, "group.service-token.name-is-taken");

  /** What sort of "no" it is. */
  public enum Kind {
    /** The caller has no part in it and need not learn that it exists. */
    NOT_VISIBLE,
    /** It is another person's task. */
    NOT_YOURS,
    /** The state has changed since the caller read it. */
    MOVED_ON,
    /** The method forbids it. */
    METHOD
  }

  private final Kind kind;
  private final String key;

  RuleViolation(Kind kind, String key) {
    this.kind = kind;
    this.key = key;
  }

  public Kind kind() {
    return kind;
  }

  public String key() {
    return key;
  }
}
