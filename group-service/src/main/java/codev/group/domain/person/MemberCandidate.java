package codev.group.domain.person;

import java.util.List;

/**
 * A person who is to become a member, with what the directory held on them at that time.
 *
 * @param known whether the directory has them
 * @param managers their manager, that one's manager and so on, nearest first
 */
public record MemberCandidate(Username person, boolean known, List<Username> managers) {
  public MemberCandidate {
    managers = List.copyOf(managers);
  }
}
