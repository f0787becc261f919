package codev.group.evidence;

import codev.group.authority.FacilitatorRole;
import codev.group.authority.ProgrammeAccess;
import codev.group.domain.person.Username;
import codev.group.domain.programme.ProgrammeId;
import codev.group.domain.value.GroupId;
import codev.group.domain.value.SessionId;
import codev.group.group.GroupQueries;
import codev.group.programme.ProgrammeQueries;
import codev.infra.web.authorization.AccessPolicy;
import codev.infra.web.authorization.AccessRequest;
import codev.infra.web.authorization.AccessRule;
import codev.infra.web.identity.UsernameSpelling;
import codev.infra.web.problem.RefusedException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Access rules of evidence documents, some of which are also for people who have left. */
@Configuration(proxyBeanMethods = false)
class EvidenceAccessConfiguration {
  /** A person's own affair, and the programme manager's. */
  @Bean
  AccessRule certificateReader(
      ProgrammeQueries programmes, ProgrammeAccess access, UsernameSpelling spelling) {
    return new AccessRule(
        AccessPolicy.CERTIFICATE_READER,
        request -> {
          var programme = new ProgrammeId(request.id("id"));
          var user = request.user();
          if (spelling.of(request.text("username")).equals(user.username())) return;
          if (access.of(user).manages(programme.value())) return;
          var _ = programmes.programme(programme, user);
          throw RefusedException.forbidden();
        });
  }

  @Bean
  AccessRule attendanceSheetReader(
      GroupQueries groups, AttendanceSheetQueries sheets, ProgrammeAccess access) {
    return new AccessRule(
        AccessPolicy.ATTENDANCE_SHEET_READER, request -> check(request, groups, sheets, access));
  }

  /** The facilitator of a session may read its sheet, also afterwards: they have signed it. */
  private static void check(
      AccessRequest request,
      GroupQueries groups,
      AttendanceSheetQueries sheets,
      ProgrammeAccess access) {
    var authority = access.of(request.user());
    var group = groups.group(new GroupId(request.id("id")));
    boolean isLeader =
        sheets
            .find(group, new SessionId(request.id("sessionId")))
            .orElseThrow(RefusedException::notFound)
            .isLedBy(new Username(request.user().username()));
    var leads = isLeader || group.isFacilitatedBy(request.user());
    if (leads && request.user().mayFacilitate()) return;
    if (authority.reviews(group.programmeId().value())) return;
    if (leads) FacilitatorRole.mustBeHeldBy(request.user());
    throw group.isVisibleTo(authority) ? RefusedException.forbidden() : RefusedException.notFound();
  }
}
