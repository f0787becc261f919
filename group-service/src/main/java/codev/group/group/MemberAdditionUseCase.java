package codev.group.group;

import codev.group.actor.CommandActorFactory;
import codev.group.authority.ApprovableCommandUseCase;
import codev.group.authority.DoneOrPending;
import codev.group.authority.SecondPersonQueries;
import codev.group.directory.DirectoryQueries;
import codev.group.directory.ReportingLineDisclosure;
import codev.group.domain.RuleViolationException;
import codev.group.domain.authority.ApprovalAction.MemberAddition;
import codev.group.domain.command.MembershipCommand.AddMember;
import codev.group.domain.person.EncryptedText;
import codev.group.domain.person.Username;
import codev.group.domain.value.GroupId;
import codev.infra.web.identity.UsernameSpelling;
import codev.infra.web.security.CurrentUser;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Use case: adds a member to a group; managers only, and themselves only once it is approved. */
@Component
public class MemberAdditionUseCase {
  private final ApprovableCommandUseCase approvals;
  private final SecondPersonQueries secondPeople;
  private final DirectoryQueries directory;
  private final GroupQueries groupQueries;
  private final ReportingLineDisclosure disclosure;
  private final CommandActorFactory actors;
  private final UsernameSpelling spelling;

  MemberAdditionUseCase(
      ApprovableCommandUseCase approvals,
      SecondPersonQueries secondPeople,
      DirectoryQueries directory,
      GroupQueries groupQueries,
      ReportingLineDisclosure disclosure,
      CommandActorFactory actors,
      UsernameSpelling spelling) {
    this.approvals = approvals;
    this.secondPeople = secondPeople;
    this.directory = directory;
    this.groupQueries = groupQueries;
    this.disclosure = disclosure;
    this.actors = actors;
    this.spelling = spelling;
  }

  DoneOrPending add(GroupId id, NewMemberRequest form, CurrentUser user) {
    var group = groupQueries.group(id);
    var member = form.member(spelling);
    var actor = actors.of(user, id);
    secondPeople.mustNotNameOnesGranter(
        actor.username(), List.of(member), group.programmeId(), actor.now());
    var reason = actor.encryptNullable("joining/" + member, form.reason());
    try {
      return approvals.send(
          command(group, member, reason, false, actor.username(), actor.now()),
          new MemberAddition(id.value(), group.programmeId(), group.name(), member),
          reason,
          actor);
    } catch (RuleViolationException refusal) {
      throw disclosure.withinScope(refusal, membersWith(group, member), user);
    }
  }

  /** Carries out what was approved. */
  public AddMember approved(
      MemberAddition action, @Nullable EncryptedText reason, Username by, Instant at) {
    var group = groupQueries.group(new GroupId(action.group()));
    return command(group, action.member(), reason, true, by, at);
  }

  private AddMember command(
      GroupView group,
      Username member,
      @Nullable EncryptedText reason,
      boolean approved,
      Username by,
      Instant at) {
    return new AddMember(
        group.id(),
        member,
        directory.candidates(membersWith(group, member)),
        reason,
        approved,
        by,
        at);
  }

  private static List<Username> membersWith(GroupView group, Username member) {
    return Stream.concat(group.members().stream(), Stream.of(member)).distinct().toList();
  }
}
