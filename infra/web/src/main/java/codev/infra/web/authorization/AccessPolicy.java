package codev.infra.web.authorization;

/**
 * Who may call a handler. The subject is the programme, group, session, action or person that the
 * path names; where it does not exist for the caller the answer is 404, where the caller may not do
 * this with it, 403.
 */
public enum AccessPolicy {
  PUBLIC("Anybody, without signing in."),
  METRICS_NETWORK("Programs on the networks that may read the meters; no person's role counts."),
  OPERATOR_NETWORK("Programs on the operator's networks; no person's role counts."),

  SIGNED_IN("Everybody who is signed in, about themselves or what is visible to them."),
  MANAGER_ROLE("Managers by the identity provider's role, and administrators who manage anything."),
  FACILITATOR_ROLE("Facilitators by the identity provider's role."),
  DIRECTORY_EDITOR("Managers of anything, and managers by role who have not managed before."),
  DIRECTORY_READER(
      "Managers and auditors of anything, and managers by role who have not managed before."),
  PERSON_READER(
      "Managers and auditors of a programme or the unit of the person; of who has been in no"
          + " programme, the manager who registered them; of themselves, who reads the directory."),
  PERSON_EDITOR(
      "Managers of the unit, or of all programmes and rights, of the person; of who has been in no"
          + " programme, the manager who registered them; of themselves, who edits the directory."),
  ORGANISATION_ADMINISTRATOR("Administrators who hold the whole organisation."),
  ORGANISATION_AUDITOR("Auditors of the whole organisation."),
  ORGANISATION_OPERATOR("Managers and auditors of the whole organisation."),
  OUTCOMES_AUDITOR("Auditors of anything."),
  GRANT_REVIEWER("Managers and auditors of anything."),
  GRANT_REVOKER("Managers of the grant's whole scope, and its holder."),
  APPROVAL_DECIDER("Managers of what is to be approved; who asked for it is refused by the rule."),

  PROGRAMME_VIEWER("Managers, sponsors and auditors of the programme, and people of its groups."),
  PROGRAMME_MANAGER("Managers of the programme."),
  PROGRAMME_REVIEWER("Managers and auditors of the programme."),
  CERTIFICATE_READER("Managers of the programme, and the person whose certificate it is."),

  GROUP_VIEWER("Members and facilitator of the group, managers and auditors of its programme."),
  GROUP_MANAGER("Managers of the group's programme."),
  GROUP_LEADER("The facilitator of the group, and managers of its programme."),
  GROUP_PARTICIPANT("Members and facilitator of the group, substitutes in its sessions to come."),
  ATTENDANCE_SHEET_READER(
      "Whoever facilitates the group or led the session; managers and auditors of the programme."),

  SESSION_VIEWER("Participants of the session, managers and auditors of its programme."),
  SESSION_FOLLOWER("Participants of the session and auditors of its programme: who did what when."),
  SESSION_READER(
      "Members and facilitator of the session, also one who has handed it over: its words."),
  SESSION_PARTICIPANT("Members and facilitator of the session; the method says who may do it now."),
  SESSION_FACILITATOR("The facilitator of the session."),

  ACTION_OWNER("The owner of the action."),
  SURVEY_RESPONDENT("Members of a group, and who has answered as one."),
  INSTRUMENT_READER("Managers and auditors of the programme, and members of its groups."),
  ACCESS_LOG_READER("Managers and auditors of the programme that is asked for."),
  PROGRAMME_OUTCOMES_READER("Managers and sponsors of the programme."),
  GROUP_OUTCOMES_READER("Members and facilitator of the group."),
  PERSONAL_DATA_HOLDER("The person, and managers of all programmes that the person is or was in."),
  ERASURE_PARTICIPANT(
      "The person to be erased, and managers of a programme that the person is or was in."),

  PROVISIONING_TOKEN(
      "Programs with a service token for provisioning the directory; no person's role counts.");

  private final String description;

  AccessPolicy(String description) {
    this.description = description;
  }

  /** Who it admits, in a sentence. */
  public String description() {
    return description;
  }
}
