package codev.group.access;

import codev.group.authority.FacilitatorRole;
import codev.group.authority.ProgrammeAccess;
import codev.group.domain.person.Username;
import codev.group.domain.value.GroupId;
import codev.group.group.GroupQueries;
import codev.group.group.GroupView;
import codev.infra.web.authorization.AccessPolicy;
import codev.infra.web.authorization.AccessRequest;
import codev.infra.web.authorization.AccessRule;
import codev.infra.web.problem.RefusedException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Access rules of groups. */
@Configuration(proxyBeanMethods = false)
class GroupAccessConfiguration {
  @Bean
  AccessRule groupViewer(GroupQueries groups) {
    return new AccessRule(
        AccessPolicy.GROUP_VIEWER,
        request -> {
          var _ = visible(request, groups);
        });
  }

  @Bean
  AccessRule groupManager(GroupQueries groups, ProgrammeAccess access) {
    return new AccessRule(
        AccessPolicy.GROUP_MANAGER,
        request -> access.mustManage(request.user(), visible(request, groups).programmeId()));
  }

  @Bean
  AccessRule groupLeader(GroupQueries groups, ProgrammeAccess access) {
    return new AccessRule(
        AccessPolicy.GROUP_LEADER,
        request -> {
          var group = visible(request, groups);
          var authority = access.currentOf(request.user());
          if (!group.isAnsweredForBy(authority)) throw RefusedException.forbidden();
          if (!authority.manages(group.programmeId().value()))
            FacilitatorRole.mustBeHeldBy(request.user());
        });
  }

  @Bean
  AccessRule groupParticipant(GroupQueries groups) {
    return new AccessRule(
        AccessPolicy.GROUP_PARTICIPANT,
        request -> {
          var caller = new Username(request.user().username());
          var group = visible(request, groups);
          if (group.members().contains(caller)) return;
          if (!group.leads(request.user())) throw RefusedException.forbidden();
          FacilitatorRole.mustBeHeldBy(request.user());
        });
  }

  /** The group, if it exists for this user; for a command, at the end of the log. */
  private static GroupView visible(AccessRequest request, GroupQueries groups) {
    var id = new GroupId(request.id("group", "id"));
    return request.reads()
        ? groups.group(id, request.user())
        : groups.currentGroup(id, request.user());
  }
}
