package dev.stockwell.hub.access;

/**
 * The form to sign in with.
 *
 * @param signInName what was typed before
 * @param next the path that it leads to
 * @param problem why the last attempt failed; empty if there was none
 */
public record SignInPage(String signInName, String next, String problem, boolean isSignedOut) {}
