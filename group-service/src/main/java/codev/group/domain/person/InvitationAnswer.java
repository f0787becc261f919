package codev.group.domain.person;

/** A person's answer to the invitation to a session; the words are iTIP's. */
public enum InvitationAnswer {
  ACCEPTED,
  TENTATIVE,
  DECLINED
}
