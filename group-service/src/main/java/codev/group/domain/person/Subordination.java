package codev.group.domain.person;

/**
 * Two people who must not sit in the same group: one is the other's manager, direct or indirect.
 */
public record Subordination(Username member, Username manager) {
  public boolean concerns(Username person) {
    return member.equals(person) || manager.equals(person);
  }
}
