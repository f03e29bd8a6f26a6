package dev.stockwell.hub.web;

import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.springframework.http.MediaType;
import tools.jackson.databind.json.JsonMapper;

/** Calls that are so broken that they reach no resource, such as a malformed path, are answered with problem+json too. */
public final class BareErrors extends ErrorReportValve {
    private static final int ERROR_MIN = 400;

    /** Made by the server. */
    public BareErrors() {}

    @Override
    protected void report(Request request, Response response, Throwable failure) {
        if (response.getStatus() < ERROR_MIN || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        ProblemCode code = response.getStatus() < 500 ? ProblemCode.INVALID_REQUEST : ProblemCode.INTERNAL;
        try {
            response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
            byte[] body = JsonMapper.shared()
                    .writeValueAsBytes(new Problem(code, code.title() + ".")
                            .with("status", response.getStatus())
                            .body());
            response.getOutputStream().write(body);
            response.finishResponse();
        } catch (IOException gone) {
            getContainer().getLogger().debug("nobody reads the answer", gone);
        }
    }
}
